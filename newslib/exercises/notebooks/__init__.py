"""The exercises of each notebook, in a module named after it.

Each judges an answer from what the story holds. Its hints name a wrong turn that many take and the thought that leads
out of it; none of them names what is right.
"""
