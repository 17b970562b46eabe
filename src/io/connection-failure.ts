/** Why a connection did not come about, each with different advice. */
export type ConnectionFailure =
  | 'name-not-found'
  | 'name-timeout'
  | 'refused'
  | 'timeout'
  | 'reset'
  | 'certificate-not-trusted'
  | 'certificate-not-valid-now'
  | 'certificate-wrong-name'
  | 'tls-failed';

/** Codes of OpenSSL's certificate check, as Node passes them on, that mean: no chain to an authority we trust. */
const NOT_TRUSTED = new Set([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_DECRYPT_CERT_SIGNATURE',
  'UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY',
  'CERT_SIGNATURE_FAILURE',
  'CERT_CHAIN_TOO_LONG',
  'CERT_REVOKED',
  'CERT_UNTRUSTED',
  'CERT_REJECTED',
  'INVALID_CA',
  'INVALID_PURPOSE',
  'PATH_LENGTH_EXCEEDED',
]);

/** What a system or TLS error code means; null for a code that says nothing about the connection. */
export function connectionFailure(code: string): ConnectionFailure | null {
  switch (code) {
    case 'ENOTFOUND':
    case 'ENODATA':
      return 'name-not-found';
    case 'EAI_AGAIN':
      return 'name-timeout';
    case 'ECONNREFUSED':
      return 'refused';
    case 'ETIMEDOUT':
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'EHOSTDOWN':
    case 'EADDRNOTAVAIL':
      return 'timeout';
    case 'ECONNRESET':
    case 'ECONNABORTED':
    case 'EPIPE':
      return 'reset';
    case 'CERT_HAS_EXPIRED':
    case 'CERT_NOT_YET_VALID':
      return 'certificate-not-valid-now';
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
    case 'HOSTNAME_MISMATCH':
      return 'certificate-wrong-name';
    default:
      if (NOT_TRUSTED.has(code)) return 'certificate-not-trusted';
      return code === 'EPROTO' || /^ERR_(?:SSL|TLS|OSSL)_/.test(code) || /^CERT_/.test(code) ? 'tls-failed' : null;
  }
}
