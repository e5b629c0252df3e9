"""The lab's internet: one nginx that answers at every address as the genuine services do."""

from . import revocation
from .processes import start, wait_for_port

_HEAD = """\
load_module /usr/lib/nginx/modules/ngx_http_headers_more_filter_module.so;
user root;
worker_processes 2;
worker_rlimit_nofile 16384;
daemon off;
pid {dir}/nginx.pid;
error_log {dir}/error.log;
events {{ worker_connections 8192; }}
http {{
  access_log {dir}/access.log;
  client_body_temp_path {dir}/body; proxy_temp_path {dir}/proxy; fastcgi_temp_path {dir}/fastcgi; uwsgi_temp_path {dir}/uwsgi; scgi_temp_path {dir}/scgi;
  ssl_protocols TLSv1.2 TLSv1.3;
  server_names_hash_bucket_size 128;
  server_names_hash_max_size 2048;
  more_set_headers "Server: Microsoft-HTTPAPI/2.0";
  # Whoever is asked for by an address alone, or by a name that is not in the catalog.
  server {{
    listen 80 default_server backlog=65535 reuseport; listen [::]:80 default_server backlog=65535 reuseport;
    listen 443 ssl default_server backlog=65535 reuseport; listen [::]:443 ssl default_server backlog=65535 reuseport;
    ssl_certificate {chain}; ssl_certificate_key {key};
    return 404;
  }}
"""

_SERVER = """\
  server {{
    server_name {host};
    listen 80; listen [::]:80; listen 443 ssl; listen [::]:443 ssl;
    ssl_certificate {chain}; ssl_certificate_key {key};
    location / {{ return 404; }}
{locations}{revocation}  }}
"""

_LOCATION = """\
    location = "{path}" {{
      if ($scheme != {scheme}) {{ return {other}; }}
      more_set_headers {headers};
      default_type "{media_type}";
      return {status} {content};
    }}
"""


def bring_up(lab, world, certificates):
    """Writes nginx's configuration from the world and starts it."""
    directory = lab.path("origins", "nginx.conf").parent
    default = certificates["auth"]
    text = _HEAD.format(dir=directory, chain=default[0], key=default[1])
    text += "".join(_server(lab, site, *certificates.get(site.group, default)) for site in world.sites.values()) + "}\n"
    configuration = lab.write(text, "origins", "nginx.conf")
    process = start(lab, "inet", "nginx", "nginx", "-c", configuration, "-e", directory / "error.log")
    wait_for_port(lab, "nginx", process, 443)


def _server(lab, site, chain, key):
    return _SERVER.format(
        host=site.host, chain=chain, key=key, locations="".join(map(_location, site.answers)), revocation=revocation.locations(lab, site.host))


def _location(answer):
    return _LOCATION.format(
        path=_quoted(answer.path), scheme="https" if answer.tls else "http",
        other="301 https://$host$request_uri" if answer.tls else "404",
        headers=" ".join(f'"{_quoted(name)}: {_quoted(value)}"' for name, value in answer.headers) or '"X-Cache: CONFIG_NOCACHE"',
        media_type=answer.media_type, status=answer.status,
        content=f'"{_quoted(answer.location or answer.body)}"')


def _quoted(text):
    return text.replace("\\", "\\\\").replace('"', '\\"')
