/** Lets a field offer the reasons that were written before, the last first: by ↑, as a shell does. */
export function recallReasons(field: HTMLInputElement, earlier: () => readonly string[]): void {
  let at = -1;
  let typed = '';
  field.addEventListener('input', () => {
    at = -1;
  });
  field.addEventListener('blur', () => {
    at = -1;
  });
  field.addEventListener('keydown', (event) => {
    const step = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const reasons = earlier();
    if (at < 0) typed = field.value;
    const next = Math.max(-1, Math.min(reasons.length - 1, at + step));
    field.value = next < 0 ? typed : (reasons[next] ?? '');
    field.dispatchEvent(new Event('input', { bubbles: true }));
    at = next;
  });
}
