"""The toolkit as an HTTP service that speaks LibreTranslate's language, and two routes of our own.

A request goes through ``app`` (routes) and ``gate`` (size, key, time), is read by ``fields``, cut
into sentences by ``passage``, drafted by ``batcher`` together with the sentences of other requests,
and put together again.  ``run`` starts and ends it all.
"""
