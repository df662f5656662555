import { createTransport } from 'nodemailer'

/** Sends one letter in plain text. */
export type SendMail = (letter: { to: string; subject: string; text: string }) => Promise<void>

const PATIENCE_MS = 15_000

/**
 * Mail through an SMTP server.
 *
 * @param url `smtp://` or `smtps://`, with user name and password where the server wants them
 * @param patienceMs how long the server may be silent
 */
export function mailThrough(url: string, from: string, patienceMs = PATIENCE_MS): SendMail {
  const patience = { connectionTimeout: patienceMs, greetingTimeout: patienceMs }
  const transport = createTransport({ url, ...patience, socketTimeout: patienceMs }, { from })
  return async (letter) => {
    await transport.sendMail(letter)
  }
}
