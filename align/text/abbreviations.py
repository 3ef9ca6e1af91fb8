"""Words that a full stop may follow without ending the sentence.

English abbreviations stand beside the Indonesian ones: Indonesian news is full of them, and
reference texts are English.  Tables hold a word without its last stop, in every spelling that
counts: case matters (``No`` and ``no``, but not ``NO``).  A word that is no abbreviation to every
reader (``hal``, ``bab``) may only stand in a table whose rule does no harm to it.
"""

from __future__ import annotations

from typing import Literal, get_args

Rule = Literal["binds", "open", "number", "last"]
"""What a stop behind an abbreviation means.

``binds``: the word needs what follows (``Dr.``, ``Jl.``); only a function word breaks the bond.
``open``: it may end the sentence or not (``No.``, ``U.S.``): only a word that commonly starts
    sentences ends it.
``number``: bound to a number, a letter or a Roman numeral (``hlm. 25``), a plain word otherwise.
``last``: it closes a phrase (``dll.``, ``Tbk.``, ``M.Si.``): a capital begins the next sentence.
"""

_TABLES: tuple[tuple[Rule, str], ...] = (
    # Titles, ranks and forms of address: a name follows.
    (
        "binds",
        """
        Dr dr DR Drs drs DRS Dra dra Drg drg Drh drh Ir ir IR Prof prof PROF Apt apt Ns Ners Ph Hj
        hj HJ KH Kh K.H KRT KRMT KRH KGPH KGPAA GKR BRM R.Ay R.Ng R.Aj R.Tg Rr Rd Tn tn Ny ny Nn
        nn Sdr sdr Sdri sdri Sdra Bpk bpk Bp Yth yth YTH Ytc ytc Alm alm Almh almh Ust ust Ustz
        Ustdz Tgk Tb Tmg Pdt pdt PDT Pdp Dkn Sto Sta Mgr Msgr Rm Rev Jend jend Letjen Mayjen
        Brigjen Kol Letkol Kapt Lettu Letda Peltu Pelda Serma Serka Sertu Serda Kopka Koptu Kopda
        Praka Pratu Prada Laks Laksdya Laksda Laksma Marsdya Marsda Marsma Komjen Irjen Kombes
        Kompol Iptu Ipda Aiptu Aipda Bripka Brigpol Briptu Bripda Mr Mrs Ms Mx Messrs Mme Mlle Hon
        Gov Sen Rep Gen Col Maj Sgt Cpl Cmdr Adm Capt Supt Insp Pres Atty Gub Bup Wagub Wabup AKBP
        AKP Pol Purn Moh moh Moch Muh Much Mhd Muhd Mohd Abd Ach Achm Akhm
        """,
    ),
    # Parts of an address and of place names.
    (
        "binds",
        """
        Jl jl JL Jln jln JLN Gg gg GG Kel kel KEL Kec kec KEC Kab kab KAB Kp kp Dsn dsn DSN Ds Dk
        Dkh Prov prov Prop prop Kodya Komp Kompl Ged Gd Gdg Perum Psr Tj Tlk Gn Pel Kep Tmn Kws
        Lrg Gp St Ste Mt Ft Ave Blvd
        """,
    ),
    # Institutions: the name follows.
    ("binds", "PT Pt CV Cv UD PD Fa Univ univ Fak fak Jur jur Dept Ditjen Kanwil Sekr Kabag Kasi"),
    # Words between two others.
    (
        "binds",
        """
        a.n A.n u.b U.b u.p U.p d.a D.a s.d S.d d.h D.h c.q C.q q.q Q.q a.l A.l d.l m.l n.b N.b cq
        HR H.R QS Qs Q.S i.e I.e e.g E.g viz cf Cf vs Vs VS v a.k.a f.k.a lih Lih bdk Bdk msl Msl
        mis Mis cth Cth bhs Bhs ket Ket yg dgn dg utk spt ttg dr kpd pd sbg bhw krn dlm thdp
        """,
    ),
    # A number, a letter or a Roman numeral follows; some are words of their own as well.
    (
        "number",
        """
        Km Hlm hlm Hal hal Bab bab Ps ps Psl psl Ay ay Gbr gbr Gb Tab Tbl tbl Lamp lamp Vol vol Ed
        ed Jil jil Jld jld Cet cet Bag bag Par par Kav kav Blk blk Blok blok lt RT Rt rt RW Rw rw
        HP Hp Ext ext Pes pk Pk pkl Pkl tgl Tgl TGL th Th thn Thn ca Ca Rp Kpts pp Pp pg Ch ch Sec
        sec Fig fig Figs figs Eq Art art NIP cal kaliber Jan Feb Febr Mar Apr Jun Jul Ag Ags Agt
        Agu Aug Sep Sept Okt Oct Nop Nov Des Dec
        """,
    ),
    # A number or a word follows (``No. Surat``).
    ("open", "no nr nos"),
    (
        "binds",
        """
        No Nr Nos Telp telp TELP Tel tel Tlp tlp Telf telf Fax fax FAX Faks faks Rek rek Reg reg
        """,
    ),
    # Companies, countries, courts and others that a name may follow.
    (
        "open",
        """
        PN RS Rs RSU RA RM Co Corp Bros Pte Pty Sdn Jr jr Sr Br Fr Lt Dir Dep al Sp sp spp subsp
        var U.S U.K U.N E.U U.S.A A.S R.I D.C D.K.I D.I.Y
        """,
    ),
    # Initials written as one word (``FX. Hadi``).
    ("open", "FX MH MT WR HM AH BJ TB RE DN HA HOS HB PB"),
    # Frequencies: the name of a station may follow (``98,7 MHz. Prambors``).
    ("open", "Hz kHz MHz GHz"),
    (
        "last",
        """
        dll Dll DLL dsb dst dkk Dkk dls dlsb tsb ybs skrg etc ibid Ibid seq Tbk tbk TBK Ltd ltd
        LTD Inc inc INC LLC L.L.C LLP Plc plc PLC Bhd BHD GmbH S.p.A Esq
        """,
    ),
    # Academic degrees behind a name.  Two-letter ones (S.H., M.M.) look like initials: see
    # ``boundaries``.
    (
        "last",
        """
        A.Ma A.Md A.Md.Keb A.Md.Kep A.Md.Kom Amd S.AB S.Ag S.Ak S.Akun S.Ant S.AP S.Ap S.Ars S.Ds
        S.E.I S.EI S.E.Sy S.Farm S.Fil S.Gz S.H.I S.HI S.Hum S.Hut S.I.Kom S.I.K S.IK S.I.P S.IP
        S.I.Pem S.IAN S.Ikom S.K.M S.KM S.KG S.Ked S.Keb S.Kep S.Kom S.Mat S.Par S.Pd S.Pd.I S.PdI
        S.Pd.SD S.Pi S.Psi S.Pt S.S.T S.ST S.STP S.S.I S.Si S.Sn S.Sos S.Sos.I S.Stat S.T.P S.TP
        S.Th S.Th.I S.Tr S.Tr.Kes M.A.B M.AB M.AP M.Ag M.Ak M.Ars M.B.A M.Biomed M.Div M.Ds M.E.I
        M.E.Sy M.Ed M.Eng M.Farm M.Fil M.Gz M.H.I M.HI M.H.Kes M.Hum M.Hut M.I.Kom M.Ikom M.I.P
        M.IP M.K.M M.KM M.Kep M.Kes M.Kn M.Kom M.M.A M.MSi M.Mar M.P.A M.P.H M.P.P M.PSDM M.Pd
        M.Pd.I M.PdI M.Phil M.Psi M.Sc M.Si M.Sn M.Sos M.Stat M.T.I M.TI M.Th M.Tr M.Tr.Han LL.B
        LL.D LL.M B.A B.B.A B.Com B.Ed B.Eng B.Sc D.Min D.Phil D.Sc D.Th Ed.D Ph.D PhD Psy.D Dr.PH
        Sp.A Sp.An Sp.B Sp.BS Sp.JP Sp.KFR Sp.KJ Sp.KK Sp.M Sp.N Sp.OG Sp.OT Sp.P Sp.PA Sp.PD
        Sp.PK Sp.Rad Sp.S Sp.THT Sp.U Dipl.Ing Ak Akt Lc SH SE SPd SSi SKom SSos SAg SPsi SKed
        SHut MPd MSi MKom MSc MBA MKes MAg
        """,
    ),
    # Units, times and eras.
    (
        "last",
        """
        km hm dam cm mm kg Kg hg mg gr Gr ml mL cc ha Ha kw kW kWh kwh MW GW ltr rb jt Jt mlr Mlr
        trl det dtk mnt sdt bln Bln mgg lbr Lbr btr bh lbs oz kap kal kkal a.m p.m A.M P.M S.M B.C
        B.C.E C.E A.D SWT swt SAW saw S.W.T S.A.W s.w.t s.a.w a.s r.a
        """,
    ),
)


def _read_tables() -> dict[str, Rule]:
    rules: dict[str, Rule] = {}
    for rule in get_args(Rule):  # a later rule wins: "last" over "open" over "binds"
        for name, words in _TABLES:
            if name == rule:
                rules.update(dict.fromkeys(words.split(), rule))
    return rules


RULES: dict[str, Rule] = _read_tables()
"""Rule of each abbreviation, written without its last stop."""

CONTINUATIONS = frozenset(
    """
    Tbk Ltd Inc LLC Co Corp Pte Plc Bhd Sdn Persero C/O c/o d/a D/a
    WIB WITA WIT GMT UTC EST EDT CST PST
    """.split()
)
"""What goes on behind another abbreviation: ``Co. Ltd.``, ``p.m. EST``."""
