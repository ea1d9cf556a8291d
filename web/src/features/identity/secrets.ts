/** As the server asks for. */
export const PASSWORD_LENGTH = 12;

/**
 * The secret of a link stands behind `#`, which browsers send to nobody. Once read it leaves the address, so that it is
 * not in a screenshot or the history.
 */
export function tokenOfAddress(): string {
  const token = decodeURIComponent(location.hash.slice(1));
  if (token !== "") history.replaceState(history.state, "", location.pathname + location.search);
  return token;
}
