// What kind of thing a permission group is about, by its name: the smaller ones of a picture are drawn together by it.

const areas: readonly (readonly [area: string, names: RegExp])[] = [
  ['analytics and logs', /analytic|\blogs?\b|audit|report|trace/i],
  ['account and billing', /administrator|account|member|billing|token|sso\b|sign-on|\busers?\b|super/i],
  [
    'the developer platform',
    /worker|\br2\b|\bd1\b|\bkv\b|pages\b|queue|durable|\bai\b|vectorize|hyperdrive|container|pipeline/i,
  ],
  [
    'speed and delivery',
    /cache|load balanc|health|page rule|speed|image|stream|argo|spectrum|waiting|transform|preview|snippet/i,
  ],
  [
    'security',
    /firewall|waf|access|zero trust|bot\b|ddos|ssl|certificate|turnstile|shield|security|gateway|tunnel|magic|intel|casb|dlp/i,
  ],
  ['DNS and domains', /dns|domain|zone|registrar/i],
];

/** `DNS and domains`; of a name that says nothing of it, `other areas`. */
export function areaOf(name: string): string {
  return areas.find(([, names]) => names.test(name))?.[0] ?? 'other areas';
}

/** What the smaller ones of an area are called together: `4 others for DNS and domains`. */
export function othersFor(count: number, area: string): string {
  return `${count.toLocaleString('en')} others for ${area}`;
}
