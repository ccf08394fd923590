"""Web: the browser desk, a small server over one clone for colleagues."""
