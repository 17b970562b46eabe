/**
 * How systems name the interface of a tunnel. On macOS `utun` exists without any VPN, so only the interface that
 * packets leave by is held against this.
 */
const TUNNEL = /^(?:utun|tun|tap|wg|ppp|ipsec|zt|tailscale|gpd|cscotun|nordlynx|proton|vpn|outline)/i;

export function isTunnelName(name: string): boolean {
  return TUNNEL.test(name);
}

/** What Windows drivers of tunnels call themselves. */
const TUNNEL_DRIVER =
  /\bTAP\b|TAP-Windows|WireGuard|Wintun|AnyConnect|Cisco Secure|Fortinet|eduVPN|PANGP|GlobalProtect|Juniper|Pulse Secure|OpenVPN|WAN Miniport|NordLynx|ProtonVPN|Tailscale|ZeroTier/i;

export function isTunnelDriver(description: string): boolean {
  return TUNNEL_DRIVER.test(description);
}

/**
 * The way out that phones give when they share their connection: iPhones 172.20.10.1, Android 192.168.43.1 (older) and
 * 192.168.42.129 over a cable. Newer Androids choose at random, which nobody can tell from a router.
 */
const PHONE_GATEWAYS: ReadonlySet<string> = new Set(['172.20.10.1', '192.168.43.1', '192.168.42.129']);

export function isPhoneGateway(address: string | null): boolean {
  return address !== null && PHONE_GATEWAYS.has(address);
}
