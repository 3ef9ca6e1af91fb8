"""All detectors: a new one is one file and one line here."""

from __future__ import annotations

from align.flag import blame
from align.flag.base import FlagType, SourceDetector
from align.flag.detectors.attachment import Attachment
from align.flag.detectors.boilerplate import Boilerplate
from align.flag.detectors.calques import Calques
from align.flag.detectors.capitals import Capitals
from align.flag.detectors.clauses import Clauses
from align.flag.detectors.collocations import Collocations
from align.flag.detectors.conjunctions import Conjunctions
from align.flag.detectors.consistency import Consistency
from align.flag.detectors.copied import Copied
from align.flag.detectors.datelines import Datelines
from align.flag.detectors.differing import Differing
from align.flag.detectors.doubtful.clauses import EnglishClauses
from align.flag.detectors.doubtful.collocations import EnglishCollocations
from align.flag.detectors.doubtful.garbled import OddNeighbours
from align.flag.detectors.doubtful.idioms import EnglishIdioms
from align.flag.detectors.doubtful.participles import BareParticiples
from align.flag.detectors.doubtful.prepositions import EnglishPrepositions
from align.flag.detectors.doubtful.pronouns import ThingsAsPersons
from align.flag.detectors.doubtful.senses import BetrayedSenses
from align.flag.detectors.duplication import Duplication
from align.flag.detectors.empty import Empty
from align.flag.detectors.entities import Entities
from align.flag.detectors.formats import Formats
from align.flag.detectors.frames import Frames
from align.flag.detectors.garbled import Garbled
from align.flag.detectors.glossary import Glossary
from align.flag.detectors.grammar import Grammar
from align.flag.detectors.honorifics import Honorifics
from align.flag.detectors.idioms import Idioms
from align.flag.detectors.literal_phrases import LiteralPhrases
from align.flag.detectors.lost_names import LostNames
from align.flag.detectors.meaning import Meaning
from align.flag.detectors.names import Names
from align.flag.detectors.negation import Negation
from align.flag.detectors.numbers import Numbers
from align.flag.detectors.omission import Omission
from align.flag.detectors.origin import Origin
from align.flag.detectors.orthography import Orthography
from align.flag.detectors.participles import Participles
from align.flag.detectors.prepositions import Prepositions
from align.flag.detectors.pronouns import Pronouns
from align.flag.detectors.proportions import Proportions
from align.flag.detectors.punctuation import Punctuation
from align.flag.detectors.quotes import Quotes
from align.flag.detectors.renderings import Renderings
from align.flag.detectors.repetition import Repetition
from align.flag.detectors.reporting import Reporting
from align.flag.detectors.senses import Senses
from align.flag.detectors.stops import Stops
from align.flag.detectors.terms import Terms
from align.flag.detectors.turned import Turned
from align.flag.detectors.untranslated import Untranslated
from align.flag.detectors.verb_calques import VerbCalques
from align.flag.detectors.wrong_sense import WrongSense

DETECTORS: tuple[type[SourceDetector], ...] = (
    Names,
    Entities,
    Terms,
    Untranslated,
    Idioms,
    Calques,
    Collocations,
    VerbCalques,
    LiteralPhrases,
    WrongSense,
    Senses,
    Meaning,
    Duplication,
    Stops,
    Quotes,
    Attachment,
    Prepositions,
    Frames,
    Renderings,
    Grammar,
    Clauses,
    Conjunctions,
    EnglishClauses,
    EnglishPrepositions,
    EnglishIdioms,
    EnglishCollocations,
    BetrayedSenses,
    ThingsAsPersons,
    BareParticiples,
    OddNeighbours,
    Garbled,
    Capitals,
    Participles,
    Pronouns,
    Reporting,
    Honorifics,
    Omission,
    Boilerplate,
    Datelines,
    Orthography,
    Formats,
    Origin,
    Empty,
    Copied,
    Proportions,
    Numbers,
    LostNames,
    Negation,
    Turned,
    Differing,
    Repetition,
    Punctuation,
    Glossary,
    Consistency,
)
"""In the order of the taxonomy, then those that compare a pair."""

FLAGS: dict[str, FlagType] = {
    flag.id: flag for flag in (*(f for d in DETECTORS for f in d.flags), blame.FLAG)
}
"""Every flag by its id."""
