/** How does a button look and behave while what it began goes on? */

const nothing = (event: { preventDefault: () => void }) => event.preventDefault();

/** The last attributes of a button at work: it keeps the focus, which `disabled` would throw away,
 * and does nothing more until it is done. */
export const busy = (working: boolean) =>
  working ? ({ "aria-disabled": true, onClick: nothing } as const) : {};
