"""Who may act where: municipalities, units, memberships, services, agreements."""
