// Nearest neighbours: phrases as groups of three to five letters, each as telling as it is rare (TF-IDF), by cosine.
const MOST_NEIGHBOURS = 20;

function groupsOf({ normalise }, text) {
  const counts = new Map();
  for (const word of normalise(text).match(/[\p{L}\p{N}]+/gu) ?? []) {
    const marked = `<${word}>`;
    for (let length = 3; length <= 5; length += 1) {
      for (let start = 0; start + length <= marked.length; start += 1) {
        const group = marked.slice(start, start + length);
        counts.set(group, (counts.get(group) ?? 0) + 1);
      }
    }
  }
  return counts;
}

function scaled(weights) {
  const length = Math.hypot(...weights.map(([, weight]) => weight)) || 1;
  return weights.map(([key, weight]) => [key, weight / length]);
}

/** Lists of numbers as bytes and back: their lengths, then the numbers. */
function pack(lists) {
  const lengths = Uint32Array.from([lists.length, ...lists.map(({ length }) => length)]);
  return Buffer.concat([lengths, ...lists].map((list) => Buffer.from(list.buffer, list.byteOffset, list.byteLength)));
}

function unpack(bytes, types) {
  // A copy, so that the numbers begin at multiples of their size.
  const { buffer } = new Uint8Array(bytes);
  const lengths = new Uint32Array(buffer, 0, types.length + 1);
  let place = lengths.byteLength;
  return types.map((Type, part) => {
    const list = new Type(buffer, place, lengths[part + 1]);
    place += list.byteLength;
    return list;
  });
}

export const letterGroups = {
  learn(source, _material, examples) {
    const texts = examples.map(({ text }) => groupsOf(source, text));
    const postings = new Map();
    for (const [document, groups] of texts.entries()) {
      for (const group of groups.keys()) {
        const key = source.keyOf(0, group);
        const list = postings.get(key);
        if (list === undefined) postings.set(key, [document]);
        else if (list.at(-1) !== document) list.push(document);
      }
    }
    const keys = Uint32Array.from(postings.keys()).sort();
    const idf = Float32Array.from(keys, (key) => Math.log(1 + texts.length / postings.get(key).length));
    const starts = new Uint32Array(keys.length + 1);
    for (const [place, key] of keys.entries()) starts[place + 1] = starts[place] + postings.get(key).length;
    const documents = new Uint32Array(starts[keys.length]);
    const weights = new Float32Array(documents.length);
    const filled = starts.slice();
    for (const [document, groups] of texts.entries()) {
      const places = new Map();
      for (const [group, count] of groups) {
        const place = source.placeOf(keys, source.keyOf(0, group));
        places.set(place, Math.max(places.get(place) ?? 0, (1 + Math.log(count)) * idf[place]));
      }
      for (const [place, weight] of scaled([...places])) {
        documents[filled[place]] = document;
        weights[filled[place]] = weight;
        filled[place] += 1;
      }
    }
    const names = [...new Set(examples.map(({ desk }) => desk))];
    const desks = Uint32Array.from(examples, ({ desk }) => names.indexOf(desk));
    const heading = Buffer.from(JSON.stringify(names).padEnd(1024));
    return Buffer.concat([heading, pack([keys, idf, starts, documents, weights, desks])]);
  },
  load(source, _material, bytes) {
    const names = JSON.parse(new TextDecoder().decode(bytes.subarray(0, 1024)));
    const types = [Uint32Array, Float32Array, Uint32Array, Uint32Array, Float32Array, Uint32Array];
    const [keys, idf, starts, documents, weights, desks] = unpack(bytes.subarray(1024), types);
    return (text) => {
      const scores = new Float32Array(desks.length);
      const known = [...groupsOf(source, text)].flatMap(([group, count]) => {
        const place = source.placeOf(keys, source.keyOf(0, group));
        return place < 0 ? [] : [[place, (1 + Math.log(count)) * idf[place]]];
      });
      for (const [place, weight] of scaled(known)) {
        for (let at = starts[place]; at < starts[place + 1]; at += 1) scores[documents[at]] += weight * weights[at];
      }
      const nearest = [...scores.entries()].filter(([, score]) => score > 0).sort(([a, x], [b, y]) => y - x || a - b);
      return { nearest: nearest.slice(0, MOST_NEIGHBOURS).map(([place, score]) => [names[desks[place]], score]) };
    };
  },
};
