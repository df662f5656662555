/** The key that a `otpauth:` address holds, in groups of four as one types it; "" when it has none. */
export function totpKey(totpURI: string): string {
  const secret = new URL(totpURI).searchParams.get('secret') ?? ''
  return secret.replace(/(.{4})(?=.)/g, '$1 ')
}
