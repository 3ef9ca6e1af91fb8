"""Runs over corpora: what to do to a batch of documents, and how to get through millions of them.

A ``Plan`` says what to do, a ``Worker`` made of it does it to one batch of ``Task``s; both are the
same on one machine and on a cluster.
"""
