"""English that more than one stage reads by: verb forms, and what people's own words say of them."""
