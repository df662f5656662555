/** Addresses that people are sent to. */
export type Links = {
  /** The path that the service lives under: "/" or "/karta". */
  path: string
  signIn: string
  newPassword: (token: string) => string
  /** Where an organisation's own sign-in sends people back to. */
  callback: (directory: string) => string
}

/** The addresses below where people reach the service. */
export const linksBelow = (base: string): Links => {
  const root = base.replace(/\/$/, '')
  return {
    path: new URL(root).pathname,
    signIn: `${root}/logga-in`,
    newPassword: (token) => `${root}/logga-in#nytt-losenord=${encodeURIComponent(token)}`,
    callback: (directory) => `${root}/api/auth/callback/${directory}`,
  }
}

/** As better-auth calls a link by which somebody chooses a password, where it keeps its digest. */
export const passwordLink = (token: string): string => `reset-password:${token}`

/** The letter to somebody who has forgotten their password. */
export const resetLetter = (to: { name: string; email: string }, link: string) => ({
  to: to.email,
  subject: 'Välj ett nytt lösenord i Tryggkartan',
  text: [
    `Hej ${to.name}!`,
    'Här väljer du ett nytt lösenord. Länken fungerar en gång, i en timme:',
    link,
    'Har du inte bett om det kan du bortse från det här brevet.',
    '—',
    'Choose a new password with the link above; it works once, for an hour.',
  ].join('\n\n'),
})
