import * as v from 'valibot';
import { id, isoDate, sourceIds, text } from './shape.ts';

/** A way to reach a desk. `value` is null where no source gives the address; `where` then names the place that leads to it. */
export const channelSchema = v.strictObject({
  kind: v.picklist(['phone', 'email', 'web', 'form', 'visit']),
  /** As written: `071 - 527 8888`, an e-mail address, an https address, a street address. */
  value: v.nullable(v.string()),
  /** A telephone number as it is dialled from anywhere: `+31715278888`. */
  dial: v.nullable(v.pipe(v.string(), v.regex(/^(?:\+\d{8,15}|112)$/, 'a number such as +31715278888, or 112'))),
  where: v.nullable(text),
  sources: sourceIds,
});

const clockTime = v.pipe(
  v.string(),
  v.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'a time such as "08:30", at most "24:00"'),
);

/** A row of weekly hours in campus time. `closes` earlier than `opens` means the next day. */
export const hoursSchema = v.pipe(
  v.strictObject({
    days: v.pipe(v.array(v.picklist(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'])), v.minLength(1)),
    opens: clockTime,
    closes: clockTime,
  }),
  v.check(({ opens, closes }) => opens !== closes, 'a closing time that differs from the opening time'),
);

/** Days on which a desk is closed although its weekly hours say open: a holiday, a move. First and last day included. */
export const closureSchema = v.strictObject({
  from: isoDate,
  to: isoDate,
  /** In a few words; it stands in brackets after "closed now". */
  reason: text,
  sources: sourceIds,
});

const city = v.nullable(v.picklist(['leiden', 'the-hague']));

const otherNames = v.array(v.pipe(v.string(), v.trim(), v.minLength(2, 'a name of two letters or more')));

/** A place that belongs to a desk (Quick Service Point, local helpdesk), with what leads to it. */
export const placeSchema = v.strictObject({
  id,
  name: text,
  where: text,
  city,
  /** Null where no source gives the hours. */
  hours: v.nullable(v.array(hoursSchema)),
  /** True for what one old page says: shown as a hint with its age, and never judged open or closed. */
  dated: v.boolean(),
  sources: sourceIds,
});

/** What one page of known or unknown age says about a desk (an older address, phone hours): shown with its age only. */
export const hintSchema = v.strictObject({
  text,
  sources: sourceIds,
  /** `hours` for opening hours: told with their age where no source gives hours that can be judged. */
  about: v.exactOptional(v.literal('hours')),
});

/** `data/desks.yaml` */
export const deskSchema = v.strictObject({
  id,
  name: text,
  /** Other names that people type for it, in any language; never shown. */
  aliases: otherNames,
  /** What the desk is for, in a few words. */
  handles: text,
  channels: v.array(channelSchema),
  city,
  /** Null where no source gives the hours: unknown, never closed. */
  hours: v.nullable(v.array(hoursSchema)),
  closures: v.array(closureSchema),
  places: v.array(placeSchema),
  hints: v.array(hintSchema),
  /** Desks to try when this one says "not ours", in order. */
  handsOverTo: v.array(id),
  sources: sourceIds,
});

/** `data/faculties.yaml`: the administration of a student's programme. */
export const facultySchema = v.strictObject({
  id,
  name: text,
  /** Other names that people type for it, in any language; never shown. */
  aliases: otherNames,
  city: v.picklist(['leiden', 'the-hague']),
  administration: v.strictObject({
    name: text,
    channels: v.array(channelSchema),
    hours: v.nullable(v.array(hoursSchema)),
    closures: v.array(closureSchema),
    places: v.array(placeSchema),
    hints: v.array(hintSchema),
  }),
  sources: sourceIds,
});

/** `data/bring.yaml`: what a desk asks for. */
export const bringSchema = v.strictObject({
  id,
  name: text,
  /** True for what is only shown: it stands after "Have ready", not after "Give them". */
  shown: v.exactOptional(v.literal(true)),
  sources: sourceIds,
});

const target = v.union([v.strictObject({ question: id }), v.strictObject({ outcome: id })]);

/** `data/flow.yaml`. Every question has the option `not-sure` last, and at most seven others. */
export const questionSchema = v.strictObject({
  id,
  text,
  why: text,
  options: v.pipe(v.array(v.strictObject({ id, text, to: target })), v.minLength(2), v.maxLength(8)),
});

export const flowSchema = v.strictObject({ start: id, questions: v.array(questionSchema) });

/** `data/outcomes.yaml` */
export const outcomeSchema = v.strictObject({
  id,
  kind: v.picklist(['desk', 'self-help', 'programme', 'privacy', 'emergency']),
  urgency: v.picklist(['now', 'today', 'this-week']),
  /** The headline: one sentence of at most 20 words that says what to do. */
  title: text,
  /** Desk ids; the first is the desk of every topic that leads here. */
  desks: v.pipe(v.array(id), v.minLength(1)),
  /** Asked when this outcome is reached, because the answer names the office: `faculty`. */
  asks: v.nullable(v.literal('faculty')),
  /** The service whose maintenance may explain the trouble: an id of `services.yaml`. */
  service: v.nullable(id),
  /** False where waiting until planned work is over mends nothing, such as a forgotten password. */
  waitingHelps: v.exactOptional(v.literal(false)),
  /** What to try first, one step each. Empty for danger, a lost or stolen card and an exam that is running. */
  selfHelp: v.array(v.strictObject({ text, sources: sourceIds })),
  /** Ids of `bring.yaml`. */
  bring: v.array(id),
  /** Who is next if the desk says "not ours". */
  handsOverTo: v.array(id),
  /** Remarks that belong to the answer, such as a dated fact. */
  notes: v.array(
    v.strictObject({
      text,
      sources: sourceIds,
      /** The one faculty it holds for; told to its students, and to those whose faculty is not known. */
      faculty: v.exactOptional(id),
      /** True for how to find the place that the title sends to. */
      where: v.exactOptional(v.literal(true)),
    }),
  ),
  /** A guide of `guides.yaml`, or null. */
  guide: v.nullable(id),
  /** True where a report number comes by uMail afterwards. */
  reportNumber: v.boolean(),
  /** The kind of exam whose `exam-check` belongs to this, or null. */
  examProfile: v.nullable(v.picklist(['lecture', 'exam', 'proctored', 'secure'])),
  sources: sourceIds,
});

/** `data/topics.yaml`: one problem that students have, and the answers that lead to its outcome. */
export const topicSchema = v.strictObject({
  id,
  name: text,
  /** Question id to option id, from the first question to the outcome. */
  answers: v.record(id, id),
  sources: sourceIds,
});

/** `data/guides.yaml`: short offline guides; in this edition one record each, with numbered steps. */
export const guideSchema = v.strictObject({
  id,
  title: text,
  steps: v.pipe(v.array(v.strictObject({ text, sources: sourceIds })), v.minLength(1)),
  sources: sourceIds,
});

export type Channel = v.InferOutput<typeof channelSchema>;
export type WeeklyHours = v.InferOutput<typeof hoursSchema>;
export type Closure = v.InferOutput<typeof closureSchema>;
export type Place = v.InferOutput<typeof placeSchema>;
export type Hint = v.InferOutput<typeof hintSchema>;
export type Desk = v.InferOutput<typeof deskSchema>;
export type Faculty = v.InferOutput<typeof facultySchema>;
export type Bring = v.InferOutput<typeof bringSchema>;
export type Question = v.InferOutput<typeof questionSchema>;
export type Flow = v.InferOutput<typeof flowSchema>;
export type Outcome = v.InferOutput<typeof outcomeSchema>;
export type Topic = v.InferOutput<typeof topicSchema>;
export type Guide = v.InferOutput<typeof guideSchema>;
