from hypothesis import settings

# A busy machine is no error of the rules.
settings.register_profile("keppin", deadline=None)
settings.load_profile("keppin")
