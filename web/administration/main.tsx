import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { appearance, keepAppearance } from '../state/appearance.ts'
import { queryClient } from '../state/queries.ts'
import { startSignedOut } from '../state/signed-out.ts'
import { changeLanguage, startTexts } from '../text/text.ts'
import '../ui/base.css'
import { paint } from '../ui/palette.ts'
import { isWriting } from './kept-writing.ts'
import { followHistory } from './route.ts'
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

// What is written is kept as it is written.
startSignedOut({ isBusy: isWriting, keep: () => undefined })
followHistory()

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <Start />
    </QueryClientProvider>
  </StrictMode>,
)
