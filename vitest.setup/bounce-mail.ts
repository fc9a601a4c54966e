type Bounce = {
  email: string
  messageId: string
  status: string
  action?: 'failed' | 'delayed'
  original?: 'message/rfc822' | 'text/rfc822-headers'
  /** The Diagnostic-Code, without its type. */
  words?: string
}

/** A mail that a mail server sends back, as Postfix writes it. */
export function bounceMail({
  email,
  messageId,
  status,
  action = 'failed',
  original = 'message/rfc822',
  words = `550 ${status} <${email}>: Recipient address\n    rejected: User unknown`,
}: Bounce) {
  return `From: MAILER-DAEMON@mx.example.net (Mail Delivery System)
To: letters@example.org
Subject: Undelivered Mail Returned to Sender
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status;
 boundary="4bQ1.1764072000/mx.example.net"
Message-ID: <4bQ1@mx.example.net>

This is a MIME-encapsulated message.

--4bQ1.1764072000/mx.example.net
Content-Description: Notification
Content-Type: text/plain; charset=utf-8

I am sorry to have to inform you that your message could not be delivered.

--4bQ1.1764072000/mx.example.net
Content-Description: Delivery report
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.net
X-Postfix-Queue-ID: 4bQ1
Arrival-Date: Fri, 27 Nov 2026 07:00:00 +0100 (CET)

Final-Recipient: rfc822; ${email}
Original-Recipient: rfc822;${email}
Action: ${action}
Status: ${status}
Remote-MTA: dns; mx.example.com
Diagnostic-Code: smtp; ${words}

--4bQ1.1764072000/mx.example.net
Content-Description: Undelivered Message
Content-Type: ${original}

From: The Moscow Times <letters@example.org>
To: ${email}
Subject: The Weekly
Message-ID: ${messageId}
Content-Type: text/plain; charset=utf-8

The news of the week.

--4bQ1.1764072000/mx.example.net--
`.replaceAll('\n', '\r\n')
}
