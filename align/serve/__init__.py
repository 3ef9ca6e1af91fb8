"""The toolkit as an HTTP service that speaks LibreTranslate's language, and two routes of our own.

A request goes through ``app`` (routes, key, time) and ``body`` (size), is checked by ``fields``
and answered by ``service``: cut into sentences by ``passage``, drafted by ``batcher`` together with
the sentences of other requests, and put together again.  ``run`` starts and ends it all.
"""
