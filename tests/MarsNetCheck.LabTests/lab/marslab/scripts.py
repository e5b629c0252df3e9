"""The company's web server for proxy scripts: http://pac.lab.test/NAME.pac, and http://wpad.lab.test/wpad.dat for detection."""

import shutil
from pathlib import Path

from .processes import start, wait_for_port

SCRIPTS = Path(__file__).resolve().parents[1] / "pac"

_CONFIGURATION = """\
user root;
worker_processes 1;
daemon off;
pid {dir}/nginx.pid;
error_log {dir}/error.log;
events {{ worker_connections 512; }}
http {{
  access_log {dir}/access.log;
  client_body_temp_path {dir}/body; proxy_temp_path {dir}/proxy; fastcgi_temp_path {dir}/fastcgi; uwsgi_temp_path {dir}/uwsgi; scgi_temp_path {dir}/scgi;
  types {{ application/x-ns-proxy-autoconfig pac dat; }}
  server {{
    listen 80; listen [::]:80;
    root {dir}/scripts;
    # About ten seconds for a script of one line.
    location = /slow.pac {{ limit_rate 8; }}
  }}
}}
"""


def bring_up(lab):
    """Serves every file of pac/."""
    configuration = lab.write(_CONFIGURATION.format(dir=lab.path("scripts", "nginx.conf").parent), "scripts", "nginx.conf")
    directory = configuration.parent
    shutil.copytree(SCRIPTS, directory / "scripts", dirs_exist_ok=True)
    process = start(lab, "proxy", "scripts", "nginx", "-c", configuration, "-e", directory / "error.log")
    wait_for_port(lab, "scripts", process, 80)
