import { createTransport } from 'nodemailer'

/** Sends one letter in plain text. */
export type SendMail = (letter: { to: string; subject: string; text: string }) => Promise<void>

const PATIENCE_MS = 15_000

/**
 * Mail through an SMTP server.
 *
 * @param url `smtp://` or `smtps://`, with user name and password where the server wants them
 */
export function mailThrough(url: string, from: string): SendMail {
  const transport = createTransport(url, { from })
  return async (letter) => {
    await transport.sendMail({ ...letter, ...waiting })
  }
}

const waiting = { connectionTimeout: PATIENCE_MS, socketTimeout: PATIENCE_MS }
