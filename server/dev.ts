import { spawn } from 'node:child_process'

// npm run dev: the server restarts when its files change, the browser's part reloads by itself.

const start = (command: string, args: readonly string[], env: NodeJS.ProcessEnv) =>
  spawn(command, args, { stdio: 'inherit', env: { ...process.env, ...env } })

const children = [
  start('node', ['--watch', 'server/main.ts'], { NODE_ENV: 'development' }),
  start('vite', [], {}),
]
const stop = () => {
  for (const child of children) child.kill('SIGTERM')
}
process.on('SIGINT', stop)
process.on('SIGTERM', stop)
for (const child of children) child.on('exit', stop)
