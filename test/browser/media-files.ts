/** Pictures and sounds for the fake devices of Chromium, made here so that no file is kept. */

const WIDTH = 320;
const HEIGHT = 240;

/**
 * A film in YUV4MPEG2 of a grey picture that may move.
 *
 * @param luma of each frame, 0 to 255
 */
export function film(luma: readonly number[], framesPerSecond: number): Buffer {
  const head = Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F${framesPerSecond}:1 Ip A1:1 C420jpeg\n`);
  const frames = luma.map((value) =>
    Buffer.concat([
      Buffer.from('FRAME\n'),
      Buffer.alloc(WIDTH * HEIGHT, value),
      Buffer.alloc((WIDTH * HEIGHT) / 2, 128),
    ]),
  );
  return Buffer.concat([head, ...frames]);
}

/** A second of 16-bit mono sound at 44.1 kHz; `loudness` 0 is silence. */
export function wave(loudness: number): Buffer {
  const rate = 44_100;
  const samples = Buffer.alloc(rate * 2);
  for (let place = 0; place < rate; place += 1) {
    samples.writeInt16LE(Math.round(Math.sin((place * 2 * Math.PI * 440) / rate) * loudness * 32_767), place * 2);
  }
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + samples.length, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE(rate * 2, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36);
  head.writeUInt32LE(samples.length, 40);
  return Buffer.concat([head, samples]);
}
