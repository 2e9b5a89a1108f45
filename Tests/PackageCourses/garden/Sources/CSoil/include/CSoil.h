/// How deep the soil is, in centimetres.
int soil_depth(void);
