/** The parts of the page, and the few ways in which they change. */

export type RowState = 'wait' | 'good' | 'warn' | 'bad' | 'unknown';

export type RowName = 'picture' | 'frames' | 'light' | 'sound' | 'browser';

export function part<Kind extends HTMLElement = HTMLElement>(id: string): Kind {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`The page has no ${id}`);
  return found as Kind;
}

export function setRow(name: RowName, state: RowState, label: string, text: string): void {
  const row = part(`row-${name}`);
  row.dataset['state'] = state;
  part(`state-${name}`).textContent = label;
  part(`text-${name}`).textContent = text;
}

/** Fills a list of devices; `label` names those whose name the browser keeps to itself. */
export function fillChoice(
  select: HTMLSelectElement,
  devices: readonly { readonly deviceId: string; readonly label: string }[],
  chosen: string,
  label: (number: number) => string,
): void {
  const options = devices.map((device, place) => {
    const option = document.createElement('option');
    option.value = device.deviceId;
    option.textContent = device.label || label(place + 1);
    option.selected = device.deviceId === chosen;
    return option;
  });
  select.replaceChildren(...options);
  select.disabled = devices.length === 0;
}

/** The loudness from -60 dB, where silence begins, to 0. */
export function showLevel(dbfs: number, words: (percent: number) => string): void {
  const percent = Math.round(Math.max(0, Math.min(100, ((dbfs + 60) * 100) / 60)));
  const meter = part('meter');
  meter.setAttribute('aria-valuenow', String(percent));
  meter.setAttribute('aria-valuetext', words(percent));
  part('bar').style.transform = `scaleX(${percent / 100})`;
}

export function show(id: string, visible: boolean): void {
  part(id).hidden = !visible;
}
