package dev.emailservice.providerevents;

import dev.emailservice.adapters.events.SendGridWebhook;
import dev.emailservice.delivery.events.EventRecorder;

/** What the function works with. */
record Parts(EventRecorder recorder, SendGridWebhook webhook) {}
