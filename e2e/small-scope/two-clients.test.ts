import { describe, expect, test } from 'vitest'
import { type Begun, beginSend, rebaseEdit, refuseEdit, settleEdit, stampOf } from '../../shared/edits'
import { explore, steps } from './two-clients'
import { productRules, type Rules } from './two-clients-world'

const depth = Number(process.env.TWO_CLIENTS_DEPTH ?? 6)

test(`S1-S6 and S9 hold for two clients after every sequence of steps to depth ${depth}`, () => {
  const start = performance.now()
  const { sequences, busy, worlds } = explore(depth)
  const seconds = ((performance.now() - start) / 1_000).toFixed(1)
  console.log(
    `small scope: ${sequences} sequences, ${worlds} distinct worlds, depth ${depth}, ${seconds} s` +
      ` (${busy} sequences in which every step does something)`,
  )
  expect(Object.keys(steps)).toHaveLength(12)
  expect(sequences).toBe(12 ** depth)
})

/** Each rule of the product, taken away, and the law that breaks first. */
const without: Record<string, { law: string; rules: Partial<Rules> }> = {
  'a third value is a conflict, and the last write does not win': {
    law: 'S2',
    rules: {
      rebase: (edit, onto) => {
        const after = rebaseEdit(edit, onto)
        if (!after?.conflict) return after
        const leaf = { base: after.conflict.theirs, sent: [], mine: after.leaf.mine }
        return { ...after, leaf, conflict: null, ask: false, seen: stampOf(onto.contact) }
      },
    },
  },
  'the rebase knows what was sent': {
    law: 'S4',
    rules: { rebase: (edit, onto) => rebaseEdit({ ...edit, leaf: { ...edit.leaf, sent: [] } }, onto) },
  },
  'a row with the etag a value went with teaches nothing': {
    law: 'S4',
    rules: { rebase: (edit, onto) => rebaseEdit(edit, { ...onto, quiet: true }) },
  },
  'a set is sent with the server’s other elements': {
    law: 'S6',
    rules: {
      begin: (contact, edits) => {
        const begun = beginSend(contact, edits)
        if (!begun || !Object.hasOwn(begun.send.body, 'tags')) return begun
        const ours = edits.filter(({ path, leaf }) => path.startsWith('tags/') && leaf.mine === true)
        return withBody(begun, { ...begun.send.body, tags: ours.map(({ path }) => path.slice('tags/'.length)) })
      },
    },
  },
  'an edit made after the send survives the answer': {
    law: 'S1',
    rules: {
      settle: (edit, send, onto) => (Object.hasOwn(send.values, edit.path) ? null : settleEdit(edit, send, onto)),
    },
  },
  'an edit that the answered send did not carry moves onto the answer': {
    law: 'S1',
    rules: {
      settle: (edit, send, onto) => (Object.hasOwn(send.values, edit.path) ? settleEdit(edit, send, onto) : null),
    },
  },
  'a conflict stands when its row is fetched again': {
    law: 'S9',
    rules: { rebase: (edit, onto) => (edit.conflict ? null : rebaseEdit(edit, onto)) },
  },
  'a conflict stands when the rest of its row moves': {
    law: 'S9',
    rules: {
      rebase: (edit, onto) => {
        const after = rebaseEdit(edit, onto)
        const isTold = edit.conflict !== null && onto.contact.etag !== onto.before?.etag
        return after && isTold ? { ...after, conflict: null } : after
      },
    },
  },
  'keep yours goes on from the value that was seen': { law: 'S3', rules: { keepMine: (leaf) => leaf } },
  'a PATCH holds only what the user changed': {
    law: 'S6',
    rules: {
      begin: (contact, edits) => {
        const begun = beginSend(contact, edits)
        const { firstName, phone, tags } = contact
        return begun && withBody(begun, { firstName, phone, tags, ...begun.send.body })
      },
    },
  },
  'a refused value waits for the user': {
    law: 'S1',
    rules: { refuse: (edit, send) => (send.values[edit.path] === edit.leaf.mine ? null : edit) },
  },
  'a refusal of one field is none of the others': {
    law: 'S1',
    rules: {
      refuse: (edit, send, refusals) => {
        const after = refuseEdit(edit, send, refusals)
        return after?.refused === null && Object.hasOwn(send.values, after.path) ? null : after
      },
    },
  },
  'an edit given up waits while a value of it may still land': { law: 'S1', rules: { discard: () => null } },
  'server state never goes backwards': { law: 'S9', rules: { neverBackwards: false } },
}

function withBody(begun: Begun, body: Begun['send']['body']): Begun {
  return { ...begun, send: { ...begun.send, body } }
}

describe('the check of two clients bites: a law breaks without the rule that', () => {
  for (const [rule, { law, rules }] of Object.entries(without)) {
    test(rule, () => {
      expect(() => explore(7, { ...productRules, ...rules })).toThrow(new RegExp(`^${law}: `))
    })
  }
})
