"""The pages that people use. They only draw; what is drawn comes from assistant/."""
