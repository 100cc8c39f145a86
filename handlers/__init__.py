"""HEAR: Slack listeners by feature, and HTTP webhooks: read the payload, run one flow, acknowledge."""
