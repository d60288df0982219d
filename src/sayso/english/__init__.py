"""English that more than one stage reads by: verb forms, and what people say of themselves."""
