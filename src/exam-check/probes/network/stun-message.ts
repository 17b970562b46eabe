/** Messages of STUN (RFC 8489, sections 5 and 6): the question "do you hear me?" and its answer. */

const BINDING_REQUEST = 0x0001;
const BINDING_SUCCESS = 0x0101;
const MAGIC_COOKIE = 0x2112a442;
const HEADER_BYTES = 20;
export const TRANSACTION_ID_BYTES = 12;

/** A binding request without attributes. The id tells which question an answer belongs to. */
export function bindingRequest(transactionId: Uint8Array): Uint8Array {
  const message = Buffer.alloc(HEADER_BYTES);
  message.writeUInt16BE(BINDING_REQUEST, 0);
  message.writeUInt16BE(0, 2);
  message.writeUInt32BE(MAGIC_COOKIE, 4);
  message.set(transactionId.subarray(0, TRANSACTION_ID_BYTES), 8);
  return message;
}

/**
 * The transaction id, in hexadecimal, of a message that answers a binding request with success; null for anything else.
 * What the answer says (the address seen from outside) is not read.
 */
export function answeredTransaction(message: Uint8Array): string | null {
  if (message.length < HEADER_BYTES) return null;
  const view = Buffer.from(message.buffer, message.byteOffset, message.byteLength);
  if (view.readUInt16BE(0) !== BINDING_SUCCESS || view.readUInt32BE(4) !== MAGIC_COOKIE) return null;
  const length = view.readUInt16BE(2);
  if (length % 4 !== 0 || length !== message.length - HEADER_BYTES) return null;
  return view.subarray(8, HEADER_BYTES).toString('hex');
}
