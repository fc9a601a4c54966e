-- A refusal that is about us (blocklist, policy, content), not about the address: recorded, and nobody is suppressed.
ALTER TYPE "mail_event_kind" ADD VALUE 'policy_block' BEFORE 'complained';
