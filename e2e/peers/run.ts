import { writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { cases } from './cases'
import { fieldbook } from './fieldbook'
import { lastWrite } from './last-write'
import { type Result, sentencesOf, tableOf } from './page'
import { type Outcome, play } from './play'
import { pouchdb } from './pouchdb'
import { rxdb } from './rxdb'

const contenders = [lastWrite, rxdb, pouchdb, fieldbook]
/** Two of the contenders run on real time: what is told of them must not hang on it. */
const repeats = 5

const require = createRequire(import.meta.url)
const versionOf = (name: string): string => require(`${name}/package.json`).version

const results: Result[] = []
for (const one of cases) {
  const outcomes: Outcome[] = []
  for (const contender of contenders) {
    const runs: Outcome[] = []
    for (let i = 0; i < repeats; i++) runs.push(await play(one, contender))
    const [outcome, ...others] = runs
    if (!outcome || others.some((other) => JSON.stringify(other) !== JSON.stringify(outcome)))
      throw new Error(`${contender.name}, ${one.name}: not the same each time: ${JSON.stringify(runs)}`)
    outcomes.push(outcome)
  }
  results.push({ name: one.name, outcomes })
}

const names = contenders.map(({ name }) => name)
const table = tableOf(names, results)
const page = `# Peer check

The same scripted conflicts, played with four ways to keep a client and a server together. Written by \`npm run peers\`,
which plays every case ${repeats} times with each and demands the same end each time. The cases are data, in
\`e2e/peers/cases.ts\`; don't edit this page.

A is the user of the client, B a colleague at the server. The verdict reads what is left once nothing moves any more:
what readers of the server get, what A's client shows, and what it asks.

- **${lastWrite.name}**: the whole contact is sent without a condition, to the reference server of this repository.
- **${rxdb.name}** ${versionOf('rxdb')}: \`replicateRxCollection\` with the default conflict handler and memory storage. The master takes
  a row if \`assumedMasterState\` is what it has, as RxDB's own \`rxStorageInstanceToReplicationHandler\` does.
- **${pouchdb.name}** ${versionOf('pouchdb-core')}: \`sync\` between two databases in memory, default winner. Which of two revisions of the same
  generation wins hangs on their hashes: with other values it may be the other one.
- **${fieldbook.name}** at the commit of this page: its own store and engine, on the virtual time of the simulations, against
  the reference server.

*Lost*: what A asked for is nowhere, and A is not told. *Overwritten unseen*: what B had written is nowhere, and A's
client replaced it before A saw it. *Kept, hidden*: neither readers nor A get it, but it is stored, and given to a
program that asks for conflicts. *Asks A*: both values are on A's screen. *Never came to it*: the client did not ask
for the page that the case is about.

${table}

## What each case ended with
${sentencesOf(names, results)}
`
writeFileSync(new URL('../../docs/peers.md', import.meta.url), page)
console.log(table)
