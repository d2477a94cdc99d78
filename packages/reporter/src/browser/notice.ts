/** Opens the place before the report that says what could not be shown; null says nothing. */
export function openNotice(report: HTMLElement): (says: string | null) => void {
  const place = document.createElement('p');
  place.className = 'notice';
  place.setAttribute('role', 'alert');
  place.hidden = true;
  report.prepend(place);
  return (says) => {
    place.hidden = says === null;
    place.textContent = says;
    if (says !== null) scrollTo(0, 0);
  };
}
