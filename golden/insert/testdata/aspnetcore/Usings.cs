using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
