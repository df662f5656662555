import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { openPage, origin } from './browser.ts'
import { firstHexagon, planWith } from './pages.ts'

// The policy has neither unsafe-inline nor unsafe-eval. What it stops is told by the browser itself.

type Violation = { directive: string; blocked: string }

/** What the policy stops in a page from here on, whatever address it goes to. */
async function watch(page: Page): Promise<Violation[]> {
  const stopped: Violation[] = []
  await page.exposeFunction('tellOfViolation', (violation: Violation) => stopped.push(violation))
  await page.addInitScript(() =>
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      (globalThis as unknown as { tellOfViolation: (told: Violation) => void }).tellOfViolation({
        directive: violatedDirective,
        blocked: blockedURI,
      }),
    ),
  )
  return stopped
}

// zod asks once whether it may compile, and does without where it may not.
const isZods = ({ directive, blocked }: Violation) =>
  directive === 'script-src' && blocked === 'eval'

test('the policy stops nothing that the workspace does', async () => {
  const { page, context } = await openPage('/api/docs')
  const stopped = await watch(page)
  for (const part of ['', '?del=hotspots', '?del=table', '?del=cameras']) {
    await page.goto(`${origin}/arbete${part}`)
    await firstHexagon(page)
  }
  await planWith(page, /^Saltorget/)
  await page.getByRole('region', { name: /^Karta/ }).focus()
  await page.keyboard.press('?')
  await page.getByRole('dialog').waitFor()
  expect(stopped.filter((violation) => !isZods(violation))).toEqual([])
  // And React Aria's own style sheet got in by the nonce.
  const rules = await page.evaluate(
    () => document.querySelector<HTMLStyleElement>('#react-aria-pressable-style')?.sheet?.cssRules,
  )
  expect(rules).toBeDefined()
  await context.close()
})

test('the policy stops nothing on the page about the API, which answers', async () => {
  const { page, context, errors } = await openPage('/api/docs')
  const stopped = await watch(page)
  await page.reload()
  await page.locator('.opblock').first().click()
  await page.getByRole('button', { name: 'Try it out' }).click()
  await page.getByRole('button', { name: 'Execute' }).click()
  await page.getByText('"status": "ok"').first().waitFor()
  expect(stopped).toEqual([])
  expect(errors).toEqual([])
  await context.close()
})

test('but a script or a style in the page itself is stopped', async () => {
  const { page, context } = await openPage('/api/docs')
  const stopped = await watch(page)
  await page.reload()
  await page.evaluate(() => {
    const holder = document.createElement('div')
    holder.innerHTML = '<p style="color: red"></p><img src="data:," onerror="window.hurt = true">'
    document.body.append(holder)
    for (const name of ['script', 'style']) {
      const part = document.createElement(name)
      part.textContent = 'window.hurt = true'
      document.head.append(part)
    }
  })
  const kinds = () => new Set(stopped.map(({ directive }) => directive)).size
  await expect.poll(kinds, { timeout: 15_000 }).toBe(4)
  expect(await page.evaluate(() => 'hurt' in window)).toBe(false)
  await context.close()
})
