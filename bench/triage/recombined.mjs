// As many phrases as are asked for: shipped ones, then first halves and second halves of two phrases of one label.

/** Numbers below a bound that look drawn by chance, the same ones each time. */
export function lottery() {
  let seed = 1;
  return (below) => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % below;
  };
}

/** Of fewer than there are, some from everywhere, so that the subjects have their share. */
export function recombined(examples, count) {
  if (count <= examples.length) {
    return Array.from({ length: count }, (_, place) => examples[Math.floor((place * examples.length) / count)]);
  }
  const random = lottery();
  const byLabel = grouped(examples);
  const all = examples.slice();
  while (all.length < count) {
    const { text, label } = examples[random(examples.length)];
    const others = byLabel.get(label);
    const [first, second] = [text, others[random(others.length)].text].map((phrase) => phrase.split(' '));
    const halves = [...first.slice(0, Math.ceil(first.length / 2)), ...second.slice(Math.floor(second.length / 2))];
    all.push({ text: halves.join(' '), label });
  }
  return all;
}

function grouped(examples) {
  const groups = new Map();
  for (const example of examples) {
    const group = groups.get(example.label);
    if (group === undefined) groups.set(example.label, [example]);
    else group.push(example);
  }
  return groups;
}
