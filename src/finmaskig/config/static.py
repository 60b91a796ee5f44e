"""Static files with hashed names, also for modules that import each other."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedModulesStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Rewrites the imports inside ES modules to the hashed names."""

    support_js_module_import_aggregation = True
