/** The push services of the browsers: a subscription that names another server would have us call whatever it names. */
const knownHosts: readonly RegExp[] = [
  /^fcm\.googleapis\.com$/,
  /^(?:[a-z0-9-]+\.)?push\.services\.mozilla\.com$/,
  /^(?:[a-z0-9-]+\.)*push\.apple\.com$/,
  /^(?:[a-z0-9-]+\.)*notify\.windows\.com$/,
];

/** Tells whether an endpoint lies at a push service of the browsers, or at the demo's stand-in. */
export function knownPushServices(standIn?: string): (endpoint: string) => boolean {
  const standInOrigin = standIn === undefined ? undefined : new URL(standIn).origin;
  return (endpoint) => {
    if (!URL.canParse(endpoint)) return false;
    const { protocol, hostname, origin, username, port } = new URL(endpoint);
    if (username !== '') return false;
    if (origin === standInOrigin) return true;
    return protocol === 'https:' && port === '' && knownHosts.some((host) => host.test(hostname));
  };
}
