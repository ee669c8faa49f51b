"""The models of the cases as one would write them by hand for a peer, under the parameter paths of the `.ldn` files.

Both modules have a function for every `twin` of a case. What depends on weights alone is computed once where the peer can do so.
"""
