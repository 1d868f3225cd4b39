"""What does the help desk ask its database?"""
