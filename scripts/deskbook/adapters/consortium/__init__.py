"""Questions put to the shared rows of many libraries, on an engine that is there already."""
