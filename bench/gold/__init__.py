"""The gold corpus: invented reports of invented incidents, annotated by hand (see GUIDE.md)."""
