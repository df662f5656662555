import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { startAddress } from '../state/address.ts'
import { appearance, keepAppearance } from '../state/appearance.ts'
import { isWritten } from '../state/forms.ts'
import { startHeat } from '../state/heat.ts'
import { keepForm } from '../state/kept-form.ts'
import { planning } from '../state/plan.ts'
import { queryClient } from '../state/queries.ts'
import { startSignedOut } from '../state/signed-out.ts'
import { begin } from '../state/start.ts'
import { startCameras } from '../state/start-cameras.ts'
import { changeLanguage, startTexts } from '../text/text.ts'
import '../ui/base.css'
import { paint } from '../ui/palette.ts'
import { Start } from './start.tsx'

const root = document.documentElement
const { theme, language } = appearance.getState()
paint(root, theme)
keepAppearance()
appearance.subscribe((now, before) => {
  if (now.theme !== before.theme) paint(root, now.theme)
  if (now.language !== before.language) void changeLanguage(now.language)
})
await startTexts(language)

startSignedOut({
  // A plan's own work is kept in this browser as it is done; but a hand may be in the middle of it.
  isBusy: () => isWritten() || planning.getState().save !== 'saved',
  keep: () => keepForm(sessionStorage),
})
startAddress()
startHeat()
startCameras()
void begin()

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <Start />
    </QueryClientProvider>
  </StrictMode>,
)
