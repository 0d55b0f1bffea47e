"""How quotations and reports are read: marks, cues, who is named beside them, and who "she" is."""
