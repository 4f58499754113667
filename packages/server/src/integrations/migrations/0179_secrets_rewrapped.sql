-- A rotation of the master key seals the secrets of webhooks anew, with the other keys.
grant update (master_key_id, sealed) on webhook_secret to satuloket_retention;
