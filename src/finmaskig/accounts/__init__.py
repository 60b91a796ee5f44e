"""Who a person is: users, login, second factor, access log."""
