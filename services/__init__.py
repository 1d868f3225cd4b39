"""Which services is the portal made of?

- identity: who someone is and what they may do; Portnet ID.
- catalog: the menu of services, and the demandes that people file in them.
- billing: packages, invoices, payments.
- helpdesk: the help centre, complaints, and the agents who answer.
- assistant: TijarIA, which answers from the portal's own texts.
- dashboard: the eight figures of a company's trade, folded from everyone's events, and its news.
"""
